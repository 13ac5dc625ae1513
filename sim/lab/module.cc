// SPDX-License-Identifier: GPL-2.0-only
// The C interface through which the page runs its benches. A bench is known by its place; texts go
// through one piece of memory: the page writes a link where lab_text tells, and reads answers
// there.
#include "sim/exercises/page-text.h"
#include "sim/exercises/sheet.h"
#include "sim/lab/bench.h"
#include "sim/lab/exact.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

namespace pptplab::sim::lab
{

namespace
{

struct Memory
{
    std::vector<std::unique_ptr<Bench>> benches;
    std::string text;

    int Answer(std::string answer)
    {
        text = std::move(answer);
        return static_cast<int>(text.size());
    }
};

Memory&
Kept()
{
    static Memory memory;
    return memory;
}

Bench&
At(int bench)
{
    return *Kept().benches[static_cast<std::size_t>(bench)];
}

} // namespace

extern "C"
{

    char* lab_text(int length) // NOLINT(readability-identifier-naming): C
    {
        Kept().text.resize(std::max(static_cast<std::size_t>(length), Kept().text.size()));
        return Kept().text.data();
    }

    /// Length of a JSON text.
    int lab_keys() // NOLINT(readability-identifier-naming): C
    {
        return Kept().Answer(DescribeKeys());
    }

    /// Length of what is wrong with the link, a name, a line feed and what is allowed, which is
    /// empty for a name that is none; 0: nothing.
    int lab_check(int length) // NOLINT(readability-identifier-naming): C
    {
        const auto setting = ParseSetting(Kept().text.substr(0, static_cast<std::size_t>(length)));
        return setting ? 0 : Kept().Answer(setting.Error().name + "\n" + setting.Error().allowed);
    }

    /// A bench for a link that was checked.
    int lab_open(int length) // NOLINT(readability-identifier-naming): C
    {
        const auto setting = ParseSetting(Kept().text.substr(0, static_cast<std::size_t>(length)));
        auto& benches = Kept().benches;
        benches.push_back(std::make_unique<Bench>(setting.Value()));
        return static_cast<int>(benches.size()) - 1;
    }

    /// 1 when it is at the end of the longest run, else 0.
    int lab_run(int bench, double seconds) // NOLINT(readability-identifier-naming): C
    {
        At(bench).RunFor(FromSeconds(seconds));
        return At(bench).AtEnd() ? 1 : 0;
    }

    void lab_next(int bench) // NOLINT(readability-identifier-naming): C
    {
        At(bench).NextCall();
    }

    void lab_drop(int bench) // NOLINT(readability-identifier-naming): C
    {
        At(bench).DropSessions();
    }

    /// Length of a JSON text.
    int lab_look(int bench) // NOLINT(readability-identifier-naming): C
    {
        return Kept().Answer(At(bench).Look());
    }

    /// The exact value for a link that was checked, of the server before (0) or after (1) the
    /// repair; NaN where none is known.
    double lab_exact(int length, int side) // NOLINT(readability-identifier-naming): C
    {
        const auto setting = ParseSetting(Kept().text.substr(0, static_cast<std::size_t>(length)));
        const auto exact = ExactRefused(setting.Value(),
                                        side == 0 ? ras::ServicePack::Sp3 : ras::ServicePack::Sp4);
        return exact.value_or(std::numeric_limits<double>::quiet_NaN());
    }

    int lab_lessons() // NOLINT(readability-identifier-naming): C
    {
        return exercises::kLessons;
    }

    /// The exercises of a lesson with the numbers of the student whose ID was written: length of a
    /// JSON text.
    int lab_sheet(int lesson, int length) // NOLINT(readability-identifier-naming): C
    {
        const std::string student = Kept().text.substr(0, static_cast<std::size_t>(length));
        return Kept().Answer(exercises::SheetAsJson(lesson, student));
    }

    /// What an answer is worth; the ID and the answer were written with a line feed between them.
    /// Length of a JSON text.
    int lab_grade(int lesson, int item, int length) // NOLINT(readability-identifier-naming): C
    {
        const std::string written = Kept().text.substr(0, static_cast<std::size_t>(length));
        const std::size_t end = written.find('\n');
        return Kept().Answer(
            exercises::GradeAsJson(lesson, written.substr(0, end), item, written.substr(end + 1)));
    }

} // extern "C"

} // namespace pptplab::sim::lab

#ifdef __wasm__

// WebAssembly without its later exceptions: what is thrown is not caught, and ends the module. The
// page makes another.
extern "C"
{

    void* __cxa_allocate_exception(
        std::size_t /*size*/) noexcept // NOLINT: the name is the C++ ABI's
    {
        __builtin_trap();
    }

    void __cxa_throw(void* /*thrown*/,
                     void* /*type*/,
                     void (* /*destroy*/)(void*)) // NOLINT: as above
    {
        __builtin_trap();
    }

} // extern "C"

#endif
