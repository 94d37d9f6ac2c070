/** Stands in for libraries that jsPDF would load for HTML and SVG input, which Lacuna never gives it. */
export default null
