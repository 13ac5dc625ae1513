# SPDX-License-Identifier: GPL-2.0-only
"""./pptplab as the first and as the second command, in a small repository with the real wrapper and wscript."""

import os
import pathlib
import shutil
import subprocess
import tempfile

from harness import ROOT, Case, run

MAIN = '''#include "sim/version/version.h"
#include <iostream>
int main(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
    {
        std::cout << argv[i] << '\\n';
    }
    return argc == 1 ? 0 : 7;
}
'''
# What the wrapper calls on a bare Debian, where there is no compiler.
TOOLS = 'sh cat cksum dirname find flock git id mkdir readlink rm sed stat xargs'.split()


def copy_wrapper(folder):
    """A repository in which only the program is another one."""
    for name in ('pptplab', 'wscript', 'packages.txt', 'VERSION'):
        shutil.copy2(ROOT / name, folder)
    shutil.copytree(ROOT / '.ci', folder / '.ci', ignore=shutil.ignore_patterns('__pycache__'))
    shutil.copytree(ROOT / 'sim/version', folder / 'sim/version')
    (folder / 'sim/main.cc').write_text(MAIN)
    (folder / '.gitignore').write_text('/build/\n/.lock-waf*\n__pycache__/\n')
    commit(folder, 'one')


def commit(folder, subject):
    git = ['git', '-C', folder, '-c', 'user.name=test', '-c', 'user.email=test@example.org']
    for command in (['init', '--quiet'], ['add', '--all'], ['commit', '--quiet', '--allow-empty', '--message', subject]):
        subprocess.run([*git, *command], check=True)


def environment(**more):
    library = run([ROOT / '.ci/waf', '--library']).stdout.strip()
    return {**os.environ, 'WAFDIR': library, **more}


class Built(Case):
    """The repository is made and built once for all tests; each leaves it as it was, or builds again."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix='pptplab wrapper ')
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.place = pathlib.Path(cls.temporary.name)
        copy_wrapper(cls.place)
        cls.first = cls.call()

    @classmethod
    def call(cls, *arguments, program=None, cwd='/', **variables):
        return run([program or cls.place / 'pptplab', *arguments], cwd=cwd, env=environment(**variables))

    def calls_waf(self):
        """Whether a call runs waf now."""
        done = self.call()
        self.expect(done, 0)
        return 'Waf: Entering' in done.stderr

    def test_the_first_call_configures_builds_and_runs(self):
        self.expect(self.first, 0, 'Linking build/pptplab')
        self.assertEqual(self.first.stdout, '')

    def test_the_second_call_starts_the_program_at_once(self):
        self.expect(self.call(WAFDIR='/nowhere'), 0)
        self.assertFalse(self.calls_waf())

    def test_arguments_exit_code_and_output_are_the_programs(self):
        done = self.call('two words', '$HOME', '')
        self.assertEqual((done.returncode, done.stdout, done.stderr), (7, 'two words\n$HOME\n\n', ''))

    def test_a_link_and_another_folder_work(self):
        link = self.folder / 'a link'
        link.symlink_to(self.place / 'pptplab')
        self.assertEqual(self.call('x', program=link, cwd=self.folder).stdout, 'x\n')

    def test_changed_added_and_removed_files_are_built(self):
        for change in (lambda: (self.place / 'sim/main.cc').touch(),
                       lambda: (self.place / 'sim/new.cc').write_text('int New();\nint New() { return 1; }\n'),
                       lambda: (self.place / 'sim/new.cc').unlink(),
                       lambda: commit(self.place, 'two') or (self.place / 'wscript').touch()):
            change()
            self.assertTrue(self.calls_waf())
            self.assertFalse(self.calls_waf())

    def test_results_beside_the_repository_are_not_sources(self):
        (self.place / 'my.db').write_text('x')
        self.assertFalse(self.calls_waf())
        (self.place / 'my.db').unlink()

    def test_a_failed_build_shows_why_and_ends_with_4(self):
        main = self.place / 'sim/main.cc'
        main.write_text('int main() { return nothing; }\n')
        done = self.call('x')
        self.expect(done, 4, 'was not declared')
        self.assertEqual(done.stdout, '')
        self.expect(self.call('x'), 4)
        main.write_text(MAIN)
        self.expect(self.call('x'), 7)

    def test_two_calls_at_once_build_once(self):
        (self.place / 'sim/main.cc').write_text(MAIN.replace(' 7', ' 8'))
        calls = [subprocess.Popen([self.place / 'pptplab', 'x'], env=environment(), stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, text=True) for _ in range(2)]
        ends = [call.communicate(timeout=300) for call in calls]
        self.assertEqual([call.returncode for call in calls], [8, 8], ends)
        self.assertEqual(sum('Linking build/pptplab' in errors for _, errors in ends), 1, ends)
        (self.place / 'sim/main.cc').write_text(MAIN)

    def test_a_package_that_is_new_in_the_list_is_missed(self):
        packages = self.place / 'packages.txt'
        old = packages.read_text()
        packages.write_text(old + 'run made-up no-such-command\n')
        self.expect(self.call(PPTPLAB_NO_SETUP='1'), 2, 'missing packages: made-up')
        packages.write_text(old)
        self.expect(self.call(), 0)


class Bare(Case):
    """Before anything is built, with only a few commands in PATH."""

    def setUp(self):
        super().setUp()
        self.place = self.folder / 'repository'
        self.bin = self.folder / 'bin'
        self.place.mkdir()
        self.bin.mkdir()
        copy_wrapper(self.place)
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))

    def stub(self, name, script):
        self.assertNotIn('/', name, 'a path would be the machine\'s own program')
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f'#!{shutil.which("sh")}\n{script}\n')
        path.chmod(0o755)

    def call(self, **variables):
        return run([self.place / 'pptplab'], cwd=self.folder, env={**environment(), 'PATH': str(self.bin), **variables})

    def test_without_leave_to_install_the_list_is_printed(self):
        self.stub('apt-get', 'echo called')
        done = self.call(PPTPLAB_NO_SETUP='1')
        self.expect(done, 2, 'missing packages: g++ python3 pkg-config')
        self.assertIn('apt-get install --no-install-recommends g++', done.stderr)
        self.assertNotIn('called', done.stderr)
        self.assertEqual(done.stdout, '')

    def test_without_a_package_manager_the_list_is_printed(self):
        self.expect(self.call(), 2, 'no apt-get here')

    def test_without_rights_the_list_is_printed(self):
        self.stub('id', 'echo 1000')
        self.stub('apt-get', 'echo called')
        self.expect(self.call(), 2, 'neither root nor sudo; as root: apt-get install')

    def test_what_is_missing_is_installed(self):
        self.stub('id', 'echo 0')
        self.stub('env', 'shift; exec "$@"')
        # Knows no package before its lists are fetched, and then installs nothing.
        self.stub('apt-get', 'echo apt-get "$@" >&2; case $1 in update) >lists ;; *) [ -e lists ] ;; esac')
        done = self.call()
        self.expect(done, 2, 'installed, and still missing: g++')
        update, install = [line for line in done.stderr.splitlines() if line.startswith('apt-get ')]
        self.assertEqual(update, 'apt-get update')
        self.assertRegex(install, 'apt-get install --yes --no-install-recommends .*g\\+\\+')
        self.assertNotIn('git', install.split(), 'git is there')

    def test_sudo_is_used_by_others_than_root(self):
        self.stub('id', 'echo 1000')
        self.stub('sudo', 'echo sudo "$@" >&2; exit 1')
        self.stub('apt-get', 'exit 0')
        self.expect(self.call(), 2, 'sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install')

    def test_waf_is_fetched_when_it_is_missing(self):
        for _, _, sign in (line.split() for line in open(ROOT / 'packages.txt') if not line.startswith('#')):
            if not sign.startswith(('<', '/')):
                self.stub(sign, 'exit 0')
        self.stub('apt-get', 'echo apt-get "$@" >&2; exit 1')
        self.expect(self.call(WAFDIR='/nowhere'), 2, 'apt-get download')
        self.expect(self.call(WAFDIR='/nowhere', PPTPLAB_NO_SETUP='1'), 2, 'missing: waf')
