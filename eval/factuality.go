package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"casus"
	"casus/eval/factuality"
	"casus/pipeline"
)

// factualityLayer scores whether predicates are told as having happened, on our own trees over the gold tokens of the treebank.
func factualityLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	for _, file := range o.Files {
		judged, err := factuality.Load(file)
		if err != nil {
			return err
		}
		for _, part := range []string{"dev", "train"} {
			_, gold, err := readTreebank(filepath.Join(o.Data, "treebanks", "en_ewt-"+part+".conllu.gz"))
			if err != nil {
				return err
			}
			at := map[int][]*factuality.Judged{}
			var wanted []casus.Sentence
			var order []int
			for i := range judged {
				j := &judged[i]
				if j.Part != part || j.Sentence >= len(gold) || j.Token >= len(gold[j.Sentence].Tokens) {
					continue
				}
				if at[j.Sentence] == nil {
					order = append(order, j.Sentence)
					wanted = append(wanted, gold[j.Sentence])
				}
				at[j.Sentence] = append(at[j.Sentence], j)
			}
			sentences := p.Analyse(bare(wanted))
			realis := p.Realis(sentences)
			var s factuality.Score
			for k, n := range order {
				for _, j := range at[n] {
					s.Add(j, &sentences[k], realis[k][j.Token])
				}
			}
			fmt.Fprintf(w, "%s, %s\n", file, part)
			s.Print(w)
			listErrors(w, s.Errors, o.Errors)
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}
