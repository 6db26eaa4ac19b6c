package resolve

import (
	"math"

	"casus"
)

// bounds are the figure's interval, ±Inf where it is open.
func bounds(f *casus.Figure) (low, high float64) {
	low, high = math.Inf(-1), math.Inf(1)
	if f.Low != nil {
		low = *f.Low
	}
	if f.High != nil {
		high = *f.High
	}
	return low, high
}
