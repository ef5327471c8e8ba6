# Short names for long commands. Only Go and git are needed.

FUZZTIME ?= 60s
SOAK ?= 1000000

.PHONY: run test race fuzz soak bench

run:
	go run .

test:
	go test ./...

# The race detector needs a C compiler.
race:
	CGO_ENABLED=1 go test -race ./...

# Every fuzz target for FUZZTIME each, one after another.
fuzz:
	.ci/fuzz $(FUZZTIME)

# A random walk of SOAK keys through the whole interface, on a sound dataset
# and on hostile ones: no fault, no wrong line, no growth.
soak:
	go test ./ui -run Soak -soak $(SOAK) -timeout 0 -v

# First frame, keys, bytes and idling beside the smallest Bubble Tea program,
# then the Go benchmarks; keep the output and compare it with benchstat.
bench:
	go run ./internal/bench
