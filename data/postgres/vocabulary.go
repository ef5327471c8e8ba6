package postgres

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"weici/data/folder"
)

// table is one of the tables that figures name things of.
type table struct {
	name     string
	resource string   // its name in a package
	null     []string // the columns that are null where they are empty: references
}

func vocabularyTables() []table {
	return []table{{"area", "areas", []string{"parent"}}, {"indicator", "indicators", []string{"growth_of"}}, {"document", "documents", nil}}
}

// vocabulary writes the dataset as a whole, and the areas, indicators and
// documents. Those that were there keep their numbers. It tells whether
// anything was different.
func (p *push) vocabulary(ctx context.Context) (changed bool, err error) {
	descriptor, tables, err := folder.Vocabulary(p.panel)
	if err != nil {
		return false, err
	}
	cells, err := json.Marshal(tables)
	if err != nil {
		return false, err
	}
	digest := sha256.Sum256(append(cells, descriptor...))
	var before []byte
	if err := p.tx.QueryRow(ctx, "select coalesce((select digest from dataset), '')").Scan(&before); err != nil {
		return false, err
	}
	changed = !bytes.Equal(digest[:], before)
	for _, t := range vocabularyTables() {
		numbers, err := p.table(ctx, t, tables[t.resource], changed)
		if err != nil {
			return false, err
		}
		switch t.name {
		case "area":
			p.areas = numbers
		case "indicator":
			p.indicators = numbers
		case "document":
			p.documents = numbers
		}
	}
	if !changed {
		return false, nil
	}
	_, err = p.tx.Exec(ctx, `insert into dataset (revision, descriptor, digest) values (0, $1, $2)
		on conflict (one) do update set descriptor = $1, digest = $2`, string(descriptor), digest[:])
	return true, err
}

// table writes the rows of one, and gives their numbers. Rows that are gone stay
// until sweep: the old figures still name them.
func (p *push) table(ctx context.Context, t table, cells [][]string, changed bool) ([]int, error) {
	head, rows := cells[0], cells[1:]
	numbers, err := p.number(ctx, t, head, rows)
	if err != nil || !changed {
		return numbers, err
	}
	var text strings.Builder
	w := csv.NewWriter(&text)
	for i, row := range rows {
		_ = w.Write(append([]string{fmt.Sprint(numbers[i]), fmt.Sprint(i)}, row...)) // a Builder takes all
	}
	w.Flush()
	columns := append([]string{"n", "position"}, head...)
	required := slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return slices.Contains(t.null, c) })
	var update []string
	for _, c := range columns[1:] {
		update = append(update, c+" = excluded."+c)
	}
	fresh := "fresh_" + t.name
	if _, err := p.tx.Exec(ctx, "create temporary table "+fresh+" (like "+t.name+" including defaults) on commit drop"); err != nil {
		return nil, err
	}
	into := fmt.Sprintf("copy %s (%s) from stdin (format csv, force_not_null (%s))", fresh, strings.Join(columns, ", "), strings.Join(required, ", "))
	if _, err := p.tx.Conn().PgConn().CopyFrom(ctx, strings.NewReader(text.String()), into); err != nil {
		return nil, err
	}
	list := strings.Join(columns, ", ")
	for _, sql := range []string{
		// a row that is gone gives its place in the order away
		"update " + t.name + " set position = -1 - n where n not in (select n from " + fresh + ")",
		"insert into " + t.name + " (" + list + ") select " + list + " from " + fresh + " on conflict (n) do update set " + strings.Join(update, ", "),
	} {
		if _, err := p.tx.Exec(ctx, sql); err != nil {
			return nil, err
		}
	}
	return numbers, nil
}

// number finds the numbers of rows by their ids, and gives new ones to the rest.
func (p *push) number(ctx context.Context, t table, head []string, rows [][]string) ([]int, error) {
	have := map[string]int{}
	next := 0
	found, err := p.tx.Query(ctx, "select id, n from "+t.name)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	for found.Next() {
		var id string
		var n int
		if err := found.Scan(&id, &n); err != nil {
			return nil, err
		}
		have[id] = n
		next = max(next, n+1)
	}
	numbers := make([]int, len(rows))
	at := slices.Index(head, "id")
	for i, row := range rows {
		n, known := have[row[at]]
		if !known {
			n = next
			next++
		}
		numbers[i] = n
	}
	return numbers, found.Err()
}

// sweep takes away the rows that are gone, now that no figure names them.
func (p *push) sweep(ctx context.Context) error {
	for _, t := range []string{"document", "indicator", "area"} {
		if _, err := p.tx.Exec(ctx, "delete from "+t+" where position < 0"); err != nil {
			return err
		}
	}
	return nil
}
