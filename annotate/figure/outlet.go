package figure

import (
	"net/url"
	"strings"

	"casus"
	"casus/lexicon"
)

// outlets knows the country of an outlet: by its name in the registry of media, else by the country code of its address.
type outlets struct {
	names map[string]string // lower case, without article -> alpha-3
	hosts map[string]string // last label of a host -> alpha-3
}

func loadOutlets(lex *lexicon.Set) (*outlets, error) {
	o := &outlets{names: map[string]string{}, hosts: map[string]string{}}
	t, err := lex.Table("actor/orgs-media.tsv", "name", "kind", "country")
	if err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		if row.Get("kind") != "media" {
			continue
		}
		for _, n := range append(row.List("aliases"), row.Get("name")) {
			o.names[outletKey(n)] = row.Get("country")
		}
	}
	if t, err = lex.Table(folder+"/hosts.txt", "form", "country"); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		o.hosts[row.Get("form")] = row.Get("country")
	}
	return o, nil
}

func outletKey(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }

// country is the alpha-3 code of the country of a report's outlet, "" when it is not known.
func (o *outlets) country(r *casus.Report) string {
	if c := o.names[outletKey(r.Source)]; c != "" {
		return c
	}
	for _, s := range []string{r.Source, r.URL} {
		if !strings.Contains(s, "://") {
			s = "//" + s
		}
		if u, err := url.Parse(s); err == nil {
			host := u.Hostname()
			if c := o.hosts[host[strings.LastIndexByte(host, '.')+1:]]; c != "" && strings.Contains(host, ".") {
				return c
			}
		}
	}
	return ""
}
