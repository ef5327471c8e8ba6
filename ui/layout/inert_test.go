package layout

import "testing"

func TestInert(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "余杭区": "余杭区", "3.8": "3.8", "-3.8": "-3.8", "+1,234.5": "+1,234.5", "2–3": "2–3", "=2": "'=2", "=1+1": "'=1+1",
		" =1": "' =1", "-1+1": "'-1+1", "+1.2百分点": "'+1.2百分点", "@sum": "'@sum", "＝1": "'＝1", "-": "'-", "+,1": "'+,1",
	} {
		if got := Inert(text); got != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
}

func TestLiteral(t *testing.T) {
	const want = `a\|b\*c\* \[x\](y) \<b\>`
	if got := Literal("a|b*c* [x](y) <b>\x1b"); got != want {
		t.Errorf("%q, not %q", got, want)
	}
}
