package kernel

//go:noescape
func tileAVX2(k int, a, b, c *float32, ldc int)

//go:noescape
func tileAVX512(k int, a, b, c *float32, ldc int)

func cpuid(leaf, sub uint32) (a, b, c, d uint32)

func xgetbv() (a uint32)

// wide reports whether the processor has 256-bit floats.
var wide = best.rows != plain.rows

// best is the fastest tile that the processor and the operating system allow (Intel SDM vol. 1, 14.3 and 15.2).
var best = func() tile {
	const fma, osxsave, avx = 1 << 12, 1 << 27, 1 << 28
	const avx2, avx512f = 1 << 5, 1 << 16
	if top, _, _, _ := cpuid(0, 0); top < 7 {
		return plain
	}
	_, _, c1, _ := cpuid(1, 0)
	if c1&fma == 0 || c1&osxsave == 0 || c1&avx == 0 || xgetbv()&0x6 != 0x6 {
		return plain
	}
	_, b7, _, _ := cpuid(7, 0)
	if b7&avx512f != 0 && xgetbv()&0xe6 == 0xe6 {
		return tile{rows: 12, cols: 32, run: tileAVX512}
	}
	if b7&avx2 != 0 {
		return tile{rows: 6, cols: 16, run: tileAVX2}
	}
	return plain
}()
