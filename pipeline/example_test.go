package pipeline_test

import (
	"context"
	"fmt"

	"casus/ingest"
	"casus/pipeline"
)

// Code one report and print its events.
func Example() {
	p, err := pipeline.New()
	if err != nil {
		panic(err)
	}
	report, err := p.Reader().Report(ingest.Raw{
		Text:      "Turkey and Greece held a third round of talks in Ankara on Tuesday.",
		Published: "2024-05-03",
	})
	if err != nil {
		panic(err)
	}
	record, err := p.Code(context.Background(), report)
	if err != nil {
		panic(err)
	}
	for _, e := range record.Events {
		fmt.Print(e.Type)
		for _, s := range e.Sources {
			fmt.Print(" ", s.Actor)
		}
		fmt.Printf(" %s %s %q\n", e.Time.Begin, e.Realis, e.Trigger.Text)
	}
	// Output: CONSULT TUR GRC 2024-04-30 actual "held a third round of talks"
}
