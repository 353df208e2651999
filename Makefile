# `make` alone tells what there is. SWIFT and PREFIX may be given: make install PREFIX=~/.local

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

INSTALLED = $(DESTDIR)$(PREFIX)
BINARY = .build/release/schema
SOURCES = Sources Tests Package.swift
DEMO = Fixtures/captures/good Fixtures/captures/broken/half.jsonl.gz \
  Fixtures/captures/drifted/near-miss-names.jsonl Fixtures/captures/drifted/wrong-values.jsonl

.PHONY: count peers spark-test static dist deb wheel package-test help demo test bench install format lint docs clean setup tools release
.DEFAULT_GOAL := help

help: ## say what there is
	@echo 'schema: contracts for captured events'
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile \
	  | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

demo: release ## validate the sample captures and show the report
	@echo
	@echo '$$ schema validate --no-ledger $(DEMO)'
	@$(BINARY) validate --no-ledger $(DEMO) || [ $$? -eq 1 ]

test: setup tools ## build and run all tests
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --disable-xctest

bench: release ## measure speed and memory, beside the peers that are installed
	@Benchmarks/run

count: release ## hold the instructions an event costs to their baseline
	@Benchmarks/count

peers: ## install what make bench measures beside us
	@Benchmarks/peers

# Not a part of `make test`: needs java and pyspark.
spark-test: release ## run integrations/spark on a cluster of processes and kill one of them
	@integrations/spark/test

install: release ## put the program, its manual and its completions under PREFIX
	install -d $(INSTALLED)/bin $(INSTALLED)/share/man/man1 \
	  $(INSTALLED)/share/bash-completion/completions \
	  $(INSTALLED)/share/zsh/site-functions $(INSTALLED)/share/fish/vendor_completions.d
	install -m 755 $(BINARY) $(INSTALLED)/bin/schema
	$(BINARY) man > $(INSTALLED)/share/man/man1/schema.1
	$(BINARY) completions bash > $(INSTALLED)/share/bash-completion/completions/schema
	$(BINARY) completions zsh > $(INSTALLED)/share/zsh/site-functions/_schema
	$(BINARY) completions fish > $(INSTALLED)/share/fish/vendor_completions.d/schema.fish

static: release ## link the program into one file that needs no libraries
	@packaging/static

dist: static ## pack program, manual and completions into .build/dist, with SHA256SUMS
	@packaging/dist

deb: static ## make a Debian package in .build/dist
	@packaging/deb

wheel: static ## make a wheel in .build/dist that pip installs the program from
	@packaging/pip-wheel

# Not a part of `make test`: packages, hooks and the steps of continuous integration, for real.
package-test: static ## make and install every package, and run every hook and CI step
	@packaging/test

format: ## lay out all Swift code
	$(SWIFT) format --in-place --recursive $(SOURCES)

lint: ## hold all Swift code to .swift-format
	$(SWIFT) format lint --strict --recursive $(SOURCES)

docs: release ## write docs/rules.md and the output in README.md anew
	@$(BINARY) explain all --format markdown > docs/rules.md
	@scripts/readme

clean: ## remove what was built
	rm -rf .build Benchmarks/build

tools: ## install what only tests need, under .build/tools
	@scripts/tools

setup: ## install what building needs and this machine lacks
	@scripts/setup

release: setup
	@$(SWIFT) build -c release --static-swift-stdlib --product schema
