package resolve

import (
	"math"
	"strconv"

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

// interval prints two bounds: "11", "5-9", "over 30", "under 12".
func interval(low, high *float64) string {
	switch {
	case low == nil && high == nil:
		return ""
	case high == nil:
		return "over " + number(*low)
	case low == nil:
		return "under " + number(*high)
	case *low == *high:
		return number(*low)
	}
	return number(*low) + "-" + number(*high)
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
