package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// The times of waiting for a push: how often a server is asked that notifies
// nobody, as a replica, or that cannot be reached, and how often one that does,
// lest a notice was lost.
const (
	askEvery  = 500 * time.Millisecond
	askAnyway = 20 * time.Second
)

// Changed waits until the dataset has been pushed again. The error is that of
// the context: a server that cannot be reached is asked until it can.
func (p *Package) Changed(ctx context.Context) error {
	for {
		changed, err := p.listen(ctx)
		if changed || ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil && !pause(ctx, askEvery) {
			return ctx.Err()
		}
	}
}

// pause waits for a time; false where the context ends first.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// listen waits for a push on a connection of its own, as long as that stands.
func (p *Package) listen(ctx context.Context) (changed bool, err error) {
	conn, err := pgx.ConnectConfig(ctx, p.store.pool.Config().ConnConfig)
	if err != nil {
		return false, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	_, deaf := conn.Exec(ctx, "listen weici")
	for {
		var revision int64
		if err := conn.QueryRow(ctx, "select revision from dataset").Scan(&revision); err != nil {
			return false, err
		}
		if revision != p.store.revision {
			return true, nil
		}
		if deaf != nil {
			if !pause(ctx, askEvery) {
				return false, ctx.Err()
			}
			continue
		}
		waiting, cancel := context.WithTimeout(ctx, askAnyway)
		_, err := conn.WaitForNotification(waiting)
		late := waiting.Err() != nil && ctx.Err() == nil
		cancel()
		if err != nil && !late {
			return false, err
		}
	}
}
