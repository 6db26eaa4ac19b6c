package when

// signal is what the words before an expression say of it.
type signal struct {
	direction string
	tense     string // where the day lies, "" when the clause says so
}

// signal reads the words before an expression; the direction is "" when there are none.
func (a *Annotator) signal(f *found) signal {
	at := f.from - 1
	key := func(k int) string { return f.items[at-k].Lower }
	found, n := a.signals.Longest(0, at+1, key)
	if n == 0 {
		return signal{}
	}
	return found[0]
}
