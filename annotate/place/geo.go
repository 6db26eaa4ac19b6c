package place

import "math"

// distance is the great-circle distance in kilometres (haversine, mean radius 6371 km).
func distance(a, b *reading) float64 { return Kilometres(a.Lat, a.Lon, b.Lat, b.Lon) }

// Kilometres is the great-circle distance between two points given in degrees (haversine, mean radius 6371 km).
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	dLat, dLon := (lat2-lat1)*rad, (lon2-lon1)*rad
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * 6371 * math.Asin(math.Sqrt(math.Min(1, h)))
}
