package kernel

import (
	"math/rand/v2"
	"testing"
)

func random(rng *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = rng.Float32()*2 - 1
	}
	return out
}

// with runs f with a tile in place of the processor's best.
func with(t tile, f func()) {
	old := best
	best = t
	defer func() { best = old }()
	f()
}

func TestAllTilesGiveTheSameBits(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 60 {
		m, n, k := 1+rng.IntN(40), 1+rng.IntN(70), 1+rng.IntN(600)
		a, b, c := random(rng, m*k), random(rng, k*n), random(rng, m*n)
		var results [][]float32
		for _, tl := range tiles() {
			for _, views := range [][2]Matrix{{Rows(a, k), Rows(b, n)}} {
				with(tl, func() {
					got := append([]float32(nil), c...)
					new(Work).Add(got, n, views[0], views[1], m, n, k)
					results = append(results, got)
					got = append([]float32(nil), c...)
					new(Work).AddPacked(got, n, views[0], Pack(views[1], k, n), m)
					results = append(results, got)
				})
			}
		}
		for i := range c {
			want := c[i]
			for x := range k {
				want = fma(a[i/n*k+x], b[x*n+i%n], want)
			}
			for v, r := range results {
				if r[i] != want {
					t.Fatalf("tile %d, %dx%dx%d: element %d is %v, want %v", v, m, n, k, i, r[i], want)
				}
			}
		}
	}
}

func TestTransposedViews(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 1))
	const m, n, k = 17, 33, 50
	a, b := random(rng, m*k), random(rng, k*n)
	at, bt := make([]float32, m*k), make([]float32, k*n)
	for i := range m {
		for x := range k {
			at[x*m+i] = a[i*k+x]
		}
	}
	for x := range k {
		for j := range n {
			bt[j*k+x] = b[x*n+j]
		}
	}
	want, got := make([]float32, m*n), make([]float32, m*n)
	var w Work
	w.Add(want, n, Rows(a, k), Rows(b, n), m, n, k)
	w.Add(got, n, Rows(at, m).T(), Rows(bt, k).T(), m, n, k)
	for i := range want {
		if want[i] != got[i] {
			t.Fatalf("element %d: %v, want %v", i, got[i], want[i])
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	const m, n, k = 1000, 768, 256
	rng := rand.New(rand.NewPCG(3, 1))
	x, y, z := random(rng, m*k), random(rng, k*n), make([]float32, m*n)
	var w Work
	for b.Loop() {
		w.Add(z, n, Rows(x, k), Rows(y, n), m, n, k)
	}
	b.ReportMetric(2*m*n*k*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
}

func TestUnit(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 1))
	const n = 43
	var in [9][]float32
	for i := range in {
		in[i] = random(rng, n)
	}
	h, c := make([]float32, n), make([]float32, n)
	Unit(h, c, in[2], in[3], in[4], in[5], in[6], in[7], in[8])
	for j := range n {
		f, r := Gate(in[4][j]+in[7][j]), Gate(in[5][j]+in[8][j])
		v := in[3][j] + float32(f*float32(in[2][j]-in[3][j]))
		if want := in[6][j] + float32(r*float32(v-in[6][j])); c[j] != v || h[j] != want {
			t.Fatalf("number %d: %v %v, want %v %v", j, c[j], h[j], v, want)
		}
	}
}

func TestFastKernelsGiveTheBitsOfThePlainOnes(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 1))
	const n = 24
	sizes := []int{n, n, n, 3 * n, n, 2 * n, 3 * n, n, n, 2 * n}
	run := func(fast bool, seed uint64) [][]float32 {
		rng := rand.New(rand.NewPCG(seed, 1))
		var a [][]float32
		for _, s := range sizes {
			a = append(a, random(rng, s))
		}
		old := wide
		wide = wide && fast
		defer func() { wide = old }()
		UnitBack(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9])
		for i := range a[1] {
			a[1][i] *= a[1][i]
		}
		Adam(a[0], a[2], a[4], a[1], &AdamRates{0.5, 0.9, 0.1, 0.98, 0.02, 0.01, 1.5, 1e-8})
		return a
	}
	for range 20 {
		seed := rng.Uint64()
		x, y := run(true, seed), run(false, seed)
		for i := range x {
			for j := range x[i] {
				if x[i][j] != y[i][j] {
					t.Fatalf("slice %d, number %d: %v, want %v", i, j, x[i][j], y[i][j])
				}
			}
		}
	}
}
