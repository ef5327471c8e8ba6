package intake

import (
	"strings"

	"weici/internal/sheet"
	"weici/model"
)

// Acquainted counts the different names in sheets that are those of areas of a
// dataset, by which the dataset they belong to is told.
func Acquainted(books []*sheet.Book, set *model.Panel) int {
	names := map[string]bool{}
	for i := range set.Areas {
		a := &set.Areas[i]
		for _, text := range append([]string{a.Code, a.Name.ZH, a.Name.EN, a.Short.ZH, a.Short.EN}, a.Aliases...) {
			if k := key(text); len(k) > 1 {
				names[k] = true
			}
		}
	}
	const most = 20_000 // cells of a sheet that are looked at
	met := map[string]bool{}
	for _, b := range books {
		for _, part := range strings.FieldsFunc(b.Name, func(r rune) bool { return strings.ContainsRune("-_. ()（）", r) }) {
			if k := key(part); names[k] {
				met[k] = true
			}
		}
		for s := range b.Sheets {
			looked := 0
			for _, row := range b.Sheets[s].Rows {
				for _, c := range row.Cells {
					if looked++; looked > most {
						break
					}
					if c.Kind == sheet.Text && len(c.Shown) < 60 && !isTotal(tidy(c.Shown)) {
						if k := key(c.Shown); names[k] {
							met[k] = true
						}
					}
				}
			}
		}
	}
	return len(met)
}
