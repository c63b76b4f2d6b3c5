# The two commands a newcomer needs are `make demo` and `make test`.

GO ?= go
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: demo test tools vet eval bench fuzz release clean

demo: ## write and walk the invented study in ./mitten-demo
	$(GO) run ./cmd/mitten demo

test: tools vet ## everything that must hold
	$(GO) test ./...

vet:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "run gofmt -w on these"; exit 1; }
	$(GO) vet ./...
	GOOS=windows $(GO) vet ./...
	GOOS=darwin $(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

# The tests hold mitten's readers and writers against other people's programs.
tools:
	@sh internal/tools/install.sh

eval: ## how much of what identifies people is found, by set, kind and tier
	@EVAL_LAYERS=1 $(GO) test -count=1 -v ./internal/eval | grep -v '^=== '

bench: ## ratios to a reference measured in the same run
	$(GO) test -run '^$$' -bench . -benchtime 1x -timeout 60m ./internal/bench

fuzz: ## a minute for each fuzz target
	@$(GO) list ./... | while read -r p; do \
	  for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	    echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime 60s $$p || exit 1; \
	  done; \
	done

release: ## one static binary for each system, in dist/
	@mkdir -p dist
	@for target in linux/amd64 linux/arm64 windows/amd64 darwin/amd64 darwin/arm64; do \
	  os=$${target%/*}; arch=$${target#*/}; ext=; [ $$os = windows ] && ext=.exe; \
	  echo dist/mitten-$$os-$$arch$$ext; \
	  CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -ldflags '-s -w' -o dist/mitten-$$os-$$arch$$ext ./cmd/mitten || exit 1; \
	done

clean:
	rm -rf dist mitten-demo
