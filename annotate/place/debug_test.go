package place_test

import (
	"bufio"
	"fmt"
	"os"
	"testing"
)

func TestDebugRoles(t *testing.T) {
	f, err := os.Open("/tmp/placegz/roles.txt")
	if err != nil {
		t.Skip()
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		d := document(t, sc.Text())
		fmt.Println(sc.Text())
		for _, p := range stages().places.Annotate(d) {
			s := &d.Sentences[p.At.Sentence]
			if p.At.Token < 0 {
				continue
			}
			tok := s.Tokens[p.At.Token]
			head := "ROOT"
			if tok.Head >= 0 {
				head = s.Tokens[tok.Head].Form + "/" + s.Tokens[tok.Head].Deprel
			}
			cs := ""
			for _, x := range s.Tokens {
				if x.Head == p.At.Token && x.Deprel == "case" {
					cs += x.Form + " "
				}
			}
			fmt.Printf("    %s -> %s | %s %s <- %s [%s]\n", p.Text, p.Role, tok.Form, tok.Deprel, head, cs)
		}
	}
}
