package picture

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// read gives the elements and the text of a picture, or fails where it is not
// well-formed.
func read(t rapid.TB, svg string) (elements map[string]int, text string) {
	t.Helper()
	elements = map[string]int{}
	d := xml.NewDecoder(strings.NewReader(svg))
	var b strings.Builder
	in := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return elements, b.String()
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			in = token.Name.Local
			elements[in]++
		case xml.CharData:
			if in == "text" {
				b.Write(token)
			}
		case xml.EndElement:
			in = ""
		}
	}
}

func svg(t rapid.TB, f Frame) string {
	t.Helper()
	var b strings.Builder
	if err := f.SVG(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextStandsWhereItStandsOnTheTerminal(t *testing.T) {
	got := svg(t, Frame{Content: "位次 \x1b[1;38;2;1;2;3m3.8\x1b[m  \x1b[7m上城\x1b[m\n<b>&\"", Width: 20, Height: 3, Title: "位次 & <GDP>", Dark: true})
	for _, want := range []string{
		`<title>位次 &amp; &lt;GDP&gt;</title>`,
		`<text x="0.0" y="13.0" textLength="33.6" lengthAdjust="spacingAndGlyphs" fill="#c8cfee">位次</text>`,
		`<text x="42.0" y="13.0" textLength="25.2" lengthAdjust="spacingAndGlyphs" fill="#010203" font-weight="bold">3.8</text>`,
		`<rect x="84.0" y="0.0" width="33.6" height="17.0" fill="#c8cfee"/>`,
		`<text x="84.0" y="13.0" textLength="33.6" lengthAdjust="spacingAndGlyphs" fill="#16161e">上城</text>`,
		`y="30.0" textLength="42.0" lengthAdjust="spacingAndGlyphs" fill="#c8cfee">&lt;b&gt;&amp;&#34;</text>`,
		`width="168.0" height="51.0"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing %s in\n%s", want, got)
		}
	}
}

// Whatever a frame holds, the picture is well-formed, has no elements but its
// own, and carries all the text.
func TestPicturesAreWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.StringOfN(rapid.RuneFrom([]rune("上城<>&\"';=\x00\x1b\x07\ufffe\u202e 3.8%]")), 0, 30, -1)
		f := Frame{Content: strings.Join(rapid.SliceOfN(row, 0, 5).Draw(t, "rows"), "\n"), Width: rapid.IntRange(1, 90).Draw(t, "w"), Height: 5,
			Title: row.Draw(t, "title"), Dark: rapid.Bool().Draw(t, "dark")}
		elements, _ := read(t, svg(t, f))
		for name := range elements {
			if !strings.Contains(" svg title rect g text ", " "+name+" ") {
				t.Fatalf("an element %s", name)
			}
		}
	})
}

func TestPictureAndTextCarryTheFrame(t *testing.T) {
	f := Frame{Content: "\x1b[1m位次\x1b[m  上城 3.8   \n\n ✓ “增速3.8%”  \n", Width: 30, Height: 4}
	if got, want := f.Text(), "位次  上城 3.8\n\n ✓ “增速3.8%”\n"; got != want {
		t.Errorf("Text gives %q, want %q", got, want)
	}
	_, text := read(t, svg(t, f))
	for _, want := range []string{"位次", "上城", "3.8", "✓", "“", "增速", "3.8%”"} {
		if !strings.Contains(text, want) {
			t.Errorf("the picture lacks %q: %q", want, text)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestErrorsOfTheWriterAreGiven(t *testing.T) {
	if err := (Frame{Width: 1, Height: 1}).SVG(broken{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("SVG gives %v", err)
	}
}
