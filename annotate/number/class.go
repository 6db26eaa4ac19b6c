package number

import "casus/rule"

// Classes are the computed word classes for rules: %number (cardinals), %ordinal, %fraction.
func (r *Recogniser) Classes() map[string]rule.Computed {
	one := func(f func([]rule.Item, int) (Find, bool)) rule.Computed {
		return func(items []rule.Item, i int) []rule.Occurrence {
			if found, ok := f(items, i); ok {
				return []rule.Occurrence{{Len: found.Len, Value: found.Value}}
			}
			return nil
		}
	}
	return map[string]rule.Computed{
		"number": func(items []rule.Item, i int) []rule.Occurrence {
			var out []rule.Occurrence
			for _, f := range r.Cardinals(items, i) {
				out = append(out, rule.Occurrence{Len: f.Len, Value: f.Value})
			}
			return out
		},
		"ordinal":  one(r.Ordinal),
		"fraction": one(r.Fraction),
	}
}
