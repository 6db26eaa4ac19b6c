package when

// signal is the direction that the words before an expression give it, "" when there are none.
func (a *Annotator) signal(f *found) string {
	at := f.from - 1
	key := func(k int) string { return f.items[at-k].Lower }
	dirs, n := a.signals.Longest(0, at+1, key)
	if n == 0 {
		return ""
	}
	return dirs[0]
}
