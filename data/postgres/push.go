package postgres

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"

	"weici/data/folder"
	"weici/internal/words"
	"weici/model"
)

// Pushed says what a push wrote.
type Pushed struct {
	Revision   int64
	Indicators int // written anew; the others were the same already
	Figures    int // of these
	Removed    int // indicators that are no longer there
}

// Progress is told how many figures of how many have been looked at.
type Progress func(done, total int64)

// Push writes a dataset into the database, which then holds it and nothing
// else: all in one transaction, of which nobody sees a half. What has not
// changed is left as it is. An error is a *folder.Unreadable.
func Push(ctx context.Context, address string, p *model.Panel, text folder.Texts, progress Progress) (Pushed, error) {
	pushed, err := pushTo(ctx, address, p, text, progress)
	if err != nil {
		return pushed, fault(err)
	}
	return pushed, nil
}

func pushTo(ctx context.Context, address string, p *model.Panel, text folder.Texts, progress Progress) (Pushed, error) {
	if n := len(p.Refusals); n > 0 {
		return Pushed{}, folder.Unread(words.DatabaseFaulty, n)
	}
	to, err := parse(address)
	if err != nil {
		return Pushed{}, err
	}
	config := to.config.ConnConfig
	config.RuntimeParams["statement_timeout"] = "0"
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return Pushed{}, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	tx, err := conn.Begin(ctx)
	if err != nil {
		return Pushed{}, err
	}
	defer tx.Rollback(context.WithoutCancel(ctx))
	push := &push{tx: tx, schema: to.schema, panel: p, text: text, progress: progress}
	if err := push.all(ctx); err != nil {
		return Pushed{}, err
	}
	return push.pushed, tx.Commit(ctx)
}

// push is a dataset on its way into a database.
type push struct {
	tx       pgx.Tx
	schema   string
	panel    *model.Panel
	text     folder.Texts
	progress Progress
	pushed   Pushed
	done     int64

	areas      []int // the numbers that figures name things by, by their ids in the panel
	indicators []int
	documents  []int
	before     map[int]extent // by indicator
}

// extent is how much of an indicator there was.
type extent struct {
	revision int64
	digest   []byte
}

func (p *push) all(ctx context.Context) error {
	var free bool
	if err := p.tx.QueryRow(ctx, "select pg_try_advisory_xact_lock(hashtext($1))", "weici push "+p.schema).Scan(&free); err != nil {
		return err
	}
	if !free {
		return folder.Unread(words.DatabaseBusy)
	}
	if err := migrate(ctx, p.tx, p.schema); err != nil {
		return err
	}
	changed, err := p.vocabulary(ctx)
	if err != nil {
		return err
	}
	if err := p.extents(ctx); err != nil {
		return err
	}
	made, err := p.figures(ctx)
	if err != nil {
		return err
	}
	gone, err := p.gone(ctx)
	if err != nil {
		return err
	}
	texts, err := p.texts(ctx)
	if err != nil {
		return err
	}
	if !changed && !texts && len(made)+len(gone) == 0 {
		return nil
	}
	return p.publish(ctx, made, gone)
}

// extents reads what there is of each indicator.
func (p *push) extents(ctx context.Context) error {
	p.before = map[int]extent{}
	rows, err := p.tx.Query(ctx, "select indicator, revision, digest from extent")
	if err != nil {
		return err
	}
	var n int
	var e extent
	_, err = pgx.ForEachRow(rows, []any{&n, &e.revision, &e.digest}, func() error {
		p.before[n] = extent{e.revision, bytes.Clone(e.digest)}
		return nil
	})
	if err != nil {
		return err
	}
	err = p.tx.QueryRow(ctx, "select revision from dataset").Scan(&p.pushed.Revision)
	if errors.Is(err, pgx.ErrNoRows) {
		err = nil
	}
	return err
}

// written is an indicator whose figures have been written beside the old ones.
type written struct {
	indicator int
	table     string
	figures   int
	cells     int
	digest    []byte
}

// figures writes the figures of the indicators that have changed into tables of
// their own.
func (p *push) figures(ctx context.Context) ([]written, error) {
	var made []written
	for i, ids := range byIndicator(p.panel) {
		if len(ids) == 0 {
			continue
		}
		w, err := p.indicator(ctx, i, ids)
		if err != nil {
			return nil, err
		}
		if w != nil {
			made = append(made, *w)
		}
		if p.done += int64(len(ids)); p.progress != nil {
			p.progress(p.done, int64(p.panel.Observations.Len()))
		}
	}
	return made, nil
}

// indicator writes the figures of one, unless they are there already; then it
// is nil.
func (p *push) indicator(ctx context.Context, ind int, ids []model.ObsID) (*written, error) {
	n := p.indicators[ind]
	before, known := p.before[n]
	if known {
		digest := sha256.New()
		rows := p.rows(n, ids)
		if _, err := rows.WriteTo(digest); err != nil {
			return nil, err
		}
		if bytes.Equal(digest.Sum(nil), before.digest) {
			return nil, nil
		}
	}
	w := &written{indicator: n, table: fmt.Sprintf("figure_%d_%d", n, p.pushed.Revision+1), figures: len(ids)}
	for _, sql := range []string{
		"create table %[1]s (like figure including defaults including comments including constraints)",
		"alter table %[1]s add check (indicator = %[2]d)",
	} {
		if _, err := p.tx.Exec(ctx, fmt.Sprintf(sql, w.table, n)); err != nil {
			return nil, err
		}
	}
	rows := p.rows(n, ids)
	rows.digest = sha256.New()
	if _, err := p.tx.Conn().PgConn().CopyFrom(ctx, rows, "copy "+w.table+" from stdin (format binary, freeze)"); err != nil {
		return nil, err
	}
	w.cells, w.digest = rows.cells, rows.digest.Sum(nil)
	for _, sql := range []string{
		"alter table %[1]s add primary key (indicator, n)",
		"create index on %[1]s (document)",
		"alter table %[1]s add foreign key (indicator) references indicator (n)",
		"alter table %[1]s add foreign key (area) references area (n)",
		"alter table %[1]s add foreign key (document) references document (n)",
		"analyze %[1]s",
	} {
		if _, err := p.tx.Exec(ctx, fmt.Sprintf(sql, w.table)); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// gone lists the indicators that the dataset has no figures of any more.
func (p *push) gone(context.Context) ([]int, error) {
	kept := map[int]bool{}
	for i, ids := range byIndicator(p.panel) {
		if len(ids) > 0 {
			kept[p.indicators[i]] = true
		}
	}
	var gone []int
	for n := range p.before {
		if !kept[n] {
			gone = append(gone, n)
		}
	}
	return gone, nil
}

// publish puts the new tables in the place of the old ones. Readers wait for
// no more than this.
func (p *push) publish(ctx context.Context, made []written, gone []int) error {
	p.pushed.Revision++
	for _, n := range gone {
		if err := p.drop(ctx, n); err != nil {
			return err
		}
		if _, err := p.tx.Exec(ctx, "delete from extent where indicator = $1", n); err != nil {
			return err
		}
	}
	for _, w := range made {
		if err := p.drop(ctx, w.indicator); err != nil {
			return err
		}
		attach := fmt.Sprintf("alter table figure attach partition %s for values in (%d)", w.table, w.indicator)
		if _, err := p.tx.Exec(ctx, attach); err != nil {
			return err
		}
		_, err := p.tx.Exec(ctx, `insert into extent (indicator, revision, figures, cells, digest) values ($1, $2, $3, $4, $5)
			on conflict (indicator) do update set revision = $2, figures = $3, cells = $4, digest = $5`,
			w.indicator, p.pushed.Revision, w.figures, w.cells, w.digest)
		if err != nil {
			return err
		}
		p.pushed.Indicators++
		p.pushed.Figures += w.figures
	}
	p.pushed.Removed = len(gone)
	if err := p.sweep(ctx); err != nil {
		return err
	}
	if _, err := p.tx.Exec(ctx, "update dataset set revision = $1, pushed = now()", p.pushed.Revision); err != nil {
		return err
	}
	_, err := p.tx.Exec(ctx, "select pg_notify('weici', $1)", fmt.Sprintf("%s %d", p.schema, p.pushed.Revision))
	return err
}

// drop takes the old figures of an indicator away, if there were any.
func (p *push) drop(ctx context.Context, n int) error {
	old, known := p.before[n]
	if !known {
		return nil
	}
	table := fmt.Sprintf("figure_%d_%d", n, old.revision)
	for _, sql := range []string{"alter table figure detach partition " + table, "drop table " + table} {
		if _, err := p.tx.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

// texts writes the texts of documents, and tells whether any changed.
func (p *push) texts(ctx context.Context) (changed bool, err error) {
	for i, n := range p.documents {
		raw, err := p.text(model.DocID(i))
		if errors.Is(err, fs.ErrNotExist) {
			tag, err := p.tx.Exec(ctx, "delete from document_text where document = $1", n)
			if err != nil {
				return false, err
			}
			changed = changed || tag.RowsAffected() > 0
			continue
		}
		if err != nil {
			return false, err
		}
		if raw == nil {
			raw = []byte{}
		}
		tag, err := p.tx.Exec(ctx, `insert into document_text (document, body) values ($1, $2)
			on conflict (document) do update set body = $2 where document_text.body <> $2`, n, raw)
		if err != nil {
			return false, err
		}
		changed = changed || tag.RowsAffected() > 0
	}
	return changed, nil
}
