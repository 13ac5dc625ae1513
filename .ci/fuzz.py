# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: the fuzz targets, built by clang with its libFuzzer: `.ci/waf build --fuzz`, into build/fuzz/fuzz/."""

from waflib.Configure import conf

SANITIZERS = '-fsanitize=address,undefined'
FLAGS = ['-O1', '-g1', SANITIZERS, '-fno-sanitize=vptr', '-fno-sanitize-recover=all', '-fsanitize=fuzzer-no-link']

# tests/fuzz/NAME.cc: the layers and libraries of each, and of those that it needs only in part, the sources.
TARGETS = {
    'answer': ('models/base FMT', 'sim/exercises/answer.cc'),
    'capture': ('models/pptp models/gre models/ppp PCAP FMT JSON',
                'analysis/trace/*.cc analysis/report/lines.cc analysis/report/table.cc'),
    'chap': ('models/session', ''),
    'control-stream': ('models/session', ''),
    'dhcp': ('models/dhcp', ''),
    'experiment': ('models/ras models/population models/firewall topologies NS3 BOOST EIGEN DATE TOML FMT JSON',
                   'sim/scenario/**/*.cc sim/logs/*.cc sim/reading/*.cc sim/experiment/*.cc sim/workers/worker.cc '
                   'sim/workers/how-far.cc sim/workers/reason-of-end.cc sim/plan/*.cc sim/load/*.cc analysis/stats/*.cc '
                   'analysis/queueing/domain.cc analysis/queueing/erlang.cc'),
    'gre': ('models/gre', ''),
    'log': ('models/population DATE FMT',
            'sim/logs/*.cc sim/scenario/values/[nquv]*.cc sim/scenario/values/plain-file.cc '
            'sim/scenario/forms/csv-file.cc sim/scenario/forms/forms.cc sim/scenario/forms/rows.cc '
            'sim/scenario/forms/law-form.cc'),
    'map': ('topologies', ''),
    'ppp': ('models/session', ''),
}


@conf
def configure_fuzz(conf, base):
    conf.setenv('fuzz', env=base.derive())
    conf.env.CXX = []
    conf.find_program('clang++', var='CXX', mandatory=False)
    conf.env.LINK_CXX = conf.env.CXX
    conf.env.CXX_NAME = 'clang'
    conf.env.CXXFLAGS = [flag for flag in base.CXXFLAGS if flag.startswith('-std')] + FLAGS
    conf.env.append_value('LINKFLAGS', ['-fsanitize=fuzzer', SANITIZERS])
    conf.env.append_value('DEFINES', '_GLIBCXX_ASSERTIONS')


@conf
def fuzz_targets(bld):
    if not bld.env.CXX:
        bld.fatal('fuzz targets need clang++ (package clang)')
    bld.targets = bld.targets or ','.join('fuzz/' + name for name in TARGETS)
    for name, (uses, parts) in TARGETS.items():
        source = bld.path.ant_glob(['tests/fuzz/%s.cc' % name] + parts.split())
        bld.program(target='fuzz/' + name, source=bld.unite('fuzz-' + name, source), includes='.', use=uses)
