package when

import "testing"

// TestHolidays checks movable days against published calendars.
func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		rule string
		year int
		want string
	}{
		{"easter+0", 2023, "2023-04-09"}, {"easter+0", 1991, "1991-03-31"}, {"orthodox+0", 2022, "2022-04-24"}, {"orthodox+0", 2023, "2023-04-16"},
		{"orthodox+0", 2008, "2008-04-27"}, {"easter-2", 2024, "2024-03-29"}, {"nth:11-4-4", 2023, "2023-11-23"}, {"nth:5-1--1", 2022, "2022-05-30"},
		{"hijri:9-1", 2022, "2022-04-02"}, {"hijri:9-1", 2023, "2023-03-23"}, {"hijri:9-1", 2024, "2024-03-11"}, {"hijri:9-1", 2016, "2016-06-06"},
		{"hijri:10-1", 2021, "2021-05-13"}, {"hijri:10-1", 2022, "2022-05-02"}, {"hijri:10-1", 2023, "2023-04-21"}, {"hijri:10-1", 2024, "2024-04-10"},
		{"hijri:12-10", 2023, "2023-06-28"}, {"hijri:12-10", 2020, "2020-07-31"}, {"12-25", 2020, "2020-12-25"},
	} {
		got, _, err := holidayDay(c.rule, c.year)
		if err != nil {
			t.Fatal(err)
		}
		if s := iso(got, false); s != c.want {
			t.Errorf("%s in %d is %s, want %s", c.rule, c.year, s, c.want)
		}
	}
}
