package layout

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func parts() *rapid.Generator[[]Part] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Part {
		n := rapid.IntRange(-1, 40).Draw(t, "n")
		if rapid.Bool().Draw(t, "flex") {
			return Flex(n)
		}
		return Cells(n)
	}), 1, 6)
}

func TestSplitsTile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200)
		r := Rect{n.Draw(t, "x"), n.Draw(t, "y"), n.Draw(t, "w"), n.Draw(t, "h")}
		ps := parts().Draw(t, "parts")
		x, y := r.X, r.Y
		for _, p := range r.SplitH(ps...) {
			if p.X != x || p.Y != r.Y || p.H != r.H || p.W < 0 {
				t.Fatalf("%v in %v", p, r)
			}
			x += p.W
		}
		for _, p := range r.SplitV(ps...) {
			if p.Y != y || p.X != r.X || p.W != r.W || p.H < 0 {
				t.Fatalf("%v in %v", p, r)
			}
			y += p.H
		}
		if x != r.X+r.W || y != r.Y+r.H {
			t.Fatalf("parts end at %d, %d in %v", x, y, r)
		}
		in := r.Inset(n.Draw(t, "dx"), n.Draw(t, "dy"))
		if in.W < 0 || in.H < 0 || in.X < r.X || in.X+in.W > r.X+r.W || in.Y+in.H > r.Y+r.H {
			t.Fatalf("%v is not inside %v", in, r)
		}
	})
}

func TestSplit(t *testing.T) {
	got := Rect{0, 0, 120, 40}.SplitV(Cells(1), Cells(1), Flex(1), Cells(1), Cells(1))
	want := []Rect{{0, 0, 120, 1}, {0, 1, 120, 1}, {0, 2, 120, 36}, {0, 38, 120, 1}, {0, 39, 120, 1}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	got = Rect{2, 3, 11, 5}.SplitH(Flex(1), Cells(1), Flex(2))
	if want := []Rect{{2, 3, 3, 5}, {5, 3, 1, 5}, {6, 3, 7, 5}}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := (Rect{}).SplitH(); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestContains(t *testing.T) {
	r := Rect{2, 3, 4, 5}
	for _, c := range []struct {
		x, y int
		want bool
	}{{2, 3, true}, {5, 7, true}, {6, 7, false}, {5, 8, false}, {1, 3, false}} {
		if r.Contains(c.x, c.y) != c.want {
			t.Errorf("%v", c)
		}
	}
}

func TestBlock(t *testing.T) {
	got := Block([]string{"浦东新区", "a", "乙"}, 5, 2)
	if want := []string{"浦东…", "a    "}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	got = Join(Block([]string{"甲"}, 3, 2), []string{"|"}, Block(nil, 2, 3))
	if want := []string{"甲 |  ", "      ", "      "}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := Block(nil, -1, -1); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

func TestScrollKeepsTheCursorInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, h := rapid.IntRange(1, 50).Draw(t, "n"), rapid.IntRange(1, 20).Draw(t, "h")
		cursor, offset := rapid.IntRange(0, n-1).Draw(t, "cursor"), rapid.IntRange(-5, 60).Draw(t, "offset")
		got := Scroll(offset, cursor, n, h)
		if got < 0 || got > max(n-h, 0) || cursor < got || cursor >= got+h {
			t.Fatalf("Scroll(%d, %d, %d, %d) = %d", offset, cursor, n, h, got)
		}
		if again := Scroll(got, cursor, n, h); again != got {
			t.Fatalf("moved from %d to %d without need", got, again)
		}
	})
	if Scroll(3, 0, 0, 5) != 0 || Scroll(3, 2, 5, 0) != 0 {
		t.Error("empty list or window")
	}
}

func TestColumns(t *testing.T) {
	rank := []Column{
		{Min: 4, Ideal: 4, Priority: 9}, {Min: 6, Ideal: 12, Priority: 10},
		{Min: 8, Ideal: 10, Flex: 1, Priority: 8}, {Min: 4, Ideal: 8, Priority: 2}, {Min: 6, Ideal: 20, Priority: 1},
	}
	for _, c := range []struct {
		total int
		want  []int
	}{
		{80, []int{4, 12, 32, 8, 20}},
		{58, []int{4, 12, 10, 8, 20}},
		{32, []int{4, 6, 8, 4, 6}},
		{30, []int{4, 8, 9, 6, 0}},
		{8, []int{0, 8, 0, 0, 0}},
		{3, []int{0, 3, 0, 0, 0}},
		{0, []int{0, 0, 0, 0, 0}},
	} {
		if got := Columns(c.total, 1, rank); !slices.Equal(got, c.want) {
			t.Errorf("Columns(%d) = %v, want %v", c.total, got, c.want)
		}
	}
}

func TestColumnsProperties(t *testing.T) {
	column := rapid.Custom(func(t *rapid.T) Column {
		n := rapid.IntRange(-1, 20)
		return Column{n.Draw(t, "min"), n.Draw(t, "ideal"), rapid.IntRange(0, 2).Draw(t, "flex"), rapid.IntRange(0, 3).Draw(t, "priority")}
	})
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.SliceOfN(column, 1, 8).Draw(t, "columns")
		total, gap := rapid.IntRange(1, 120).Draw(t, "total"), rapid.IntRange(0, 3).Draw(t, "gap")
		got, wider := Columns(total, gap, columns), Columns(total+1, gap, columns)
		kept := 0
		for i, w := range got {
			if w == 0 {
				continue
			}
			kept++
			if wider[i] == 0 {
				t.Fatalf("%d drops column %d that %d shows", total+1, i, total)
			}
		}
		for i, w := range got {
			if w > 0 && w < columns[i].Min && kept > 1 {
				t.Fatalf("%v is below the least of %v", got, columns)
			}
		}
		if kept == 0 || used(got, gap) > total {
			t.Fatalf("%v does not fit %d", got, total)
		}
	})
}
