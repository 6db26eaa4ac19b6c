// Command frequencies counts in how many reports each word stands and writes data/resolve/frequencies.tsv.
//
//	zcat ../shared/data/reports/current-events.jsonl.gz | go run ./cmd/frequencies > data/resolve/frequencies.tsv
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"casus/resolve"
)

// least is the number of reports that a word must stand in.
const least = 25

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "frequencies:", err)
		os.Exit(1)
	}
}

func run() error {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<26)
	count := map[string]int{}
	total := 0
	for in.Scan() {
		var report struct{ Text string }
		if err := json.Unmarshal(in.Bytes(), &report); err != nil {
			return fmt.Errorf("report %d: %w", total+1, err)
		}
		total++
		words := resolve.Words(report.Text)
		slices.Sort(words)
		for _, w := range slices.Compact(words) {
			count[w]++
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	words := make([]string, 0, len(count))
	for w, n := range count {
		if n >= least {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(out, `# In how many of the short news reports of Wikipedia's current-events portal, 2002-2026, a word stands; words of fewer than %d reports are
# left out. The first row is the number of all reports. Made by cmd/frequencies.
# source: statistics over https://en.wikipedia.org/wiki/Portal:Current_events
# licence: CC BY-SA 4.0
# date: 2026-11-22
# columns: word reports
(all)	%d
`, least, total)
	for _, w := range words {
		fmt.Fprintf(out, "%s\t%d\n", w, count[w])
	}
	return out.Flush()
}
