package kernel

// tiles lists every tile that this processor can run.
func tiles() []tile {
	out := []tile{plain, best}
	if best.rows == 12 {
		out = append(out, tile{rows: 6, cols: 16, run: tileAVX2})
	}
	return out
}
