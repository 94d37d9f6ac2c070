/** 32 hexadecimal digits that stand for a text: four FNV-1a sums with different starts. No secret, only an identity. */
export function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((start) => fnv1a(text, start)).join('')
}

function fnv1a(text: string, start: number): string {
  let sum = start
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  }
  return (sum >>> 0).toString(16).padStart(8, '0')
}
