# Everything a contributor types. `make help` lists it; `make demo` and `make test` work in a fresh clone as the only command.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

MVN ?= mvn
MAVEN := $(MVN) --batch-mode --no-transfer-progress
# Plugins that leave temporary files leave them here.
export MAVEN_OPTS := $(MAVEN_OPTS) -Djava.io.tmpdir=$(CURDIR)/target/tmp
$(shell mkdir -p target/tmp)
PROGRAM := cli/target/galeractl/bin/galeractl
SOURCES := $(shell find . -name target -prune -o \( -path '*/src/main/*' -o -name pom.xml \) -type f -print)
PREFIX ?= /usr/local
DESTDIR ?=
FUZZ_SECONDS ?= 20
FAULTS ?= *Faults
HOSTS ?= *Hosts
export FAULTS HOSTS

.PHONY: help build demo test faultlab hosts bench bench-hosts fuzz install clean format set-up-build set-up

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

build: set-up-build $(PROGRAM) ## build the program: cli/target/galeractl/bin/galeractl
	@echo "Built $(PROGRAM)"

$(PROGRAM): $(SOURCES) | set-up-build
	@echo "Building (the first time Maven downloads what it needs into ~/.m2)"
	$(MAVEN) --quiet package -DskipTests -pl cli,completions -am
	@touch $@

demo: set-up $(PROGRAM) ## a cluster of three real servers on this machine, broken twice and explained
	@scripts/demo

test: set-up ## build, check and test everything, on real servers too
	@scripts/run-tests $(MAVEN)

faultlab: set-up $(PROGRAM) ## break real servers, and see that doctor explains each failure; FAULTS=PATTERN for some
	@scripts/faultlab $(MAVEN)

hosts: set-up-build $(PROGRAM) ## galeractl on whole hosts, under systemd (needs root); HOSTS=PATTERN for some
	@scripts/hosts $(MAVEN)

bench: set-up $(PROGRAM) ## how long the program takes, beside what can be done without it
	@scripts/bench/run

bench-hosts: set-up-build $(PROGRAM) ## how long bootstrap -f takes on whole hosts, beside a script over SSH (needs root)
	@scripts/bench/hosts $(MAVEN)

fuzz: set-up-build ## look for input that breaks the parsers, FUZZ_SECONDS=20 for each
	@scripts/fuzz $(FUZZ_SECONDS) $(MAVEN)

install: build ## install program and completions under PREFIX=/usr/local
	@scripts/install "$(DESTDIR)$(PREFIX)"

clean: ## remove what was built; the cache of downloaded servers stays
	@find . -name target -type d -not -path '*/src/*' -prune -exec rm -rf {} +
	@rm -rf */.cifuzz-corpus

format: set-up-build ## format Java and poms the way the build wants them
	$(MAVEN) --quiet spotless:apply

set-up-build:
	@scripts/set-up build

set-up:
	@scripts/set-up build server
