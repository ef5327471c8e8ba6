package cli

// closedOutput stands for a standard output that was closed when the program
// began: every write says so, where Go itself would let it vanish.
type closedOutput struct{ closed error }

// Write refuses.
func (o closedOutput) Write([]byte) (int, error) { return 0, o.closed }
