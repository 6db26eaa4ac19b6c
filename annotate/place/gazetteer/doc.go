// Package gazetteer holds the names of the world's places: GeoNames populated places with their alternate names, Natural Earth provinces,
// airports and counties, in one compressed file that [Read] opens and [Builder] makes. Names are looked up folded ([Folder]): without case,
// diacritics, apostrophes and hyphens, with the Arabic article in one form.
package gazetteer

// Entry is one place.
type Entry struct {
	ID         int    // geonameid, 0 when the source has none
	Name       string // as the source prefers it
	Feature    string // GeoNames class and code: "P.PPLC", "A.ADM1", "S.AIRP"
	Country    string // ISO 3166-1 alpha-3, KOS for Kosovo
	Admin1     string // GeoNames first-order division: "US.TX"; "" when unknown
	Lat, Lon   float64
	Population int // of a province: of its places together
	Names      int // how many names the source knows in all languages, at most 255: a measure of renown; 0 when it does not say
}

// Hit is a place that bears a name. Alternate: the name is another one than the place's own.
type Hit struct {
	Index     int32
	Alternate bool
}
