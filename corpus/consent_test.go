package corpus

import "testing"

func TestConsent(t *testing.T) {
	for cell, want := range map[string]Consent{
		"": MayQuote, "yes": MayQuote, "Quote": MayQuote, "count only": CountOnly, "Count-only": CountOnly, "no quotes": CountOnly,
		"ask first": CountOnly, "withdrawn": Withdrawn, "yes; withdrawn": Withdrawn, "yes;count only": CountOnly,
	} {
		if got := (Participant{Attributes: map[string]string{"consent": cell}}).Consent(); got != want {
			t.Errorf("%q is %q, want %q", cell, got, want)
		}
	}
	if _, known := ReadConsent("witdrawn"); known {
		t.Error("a slip of the keys is known")
	}
}
