// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/shell-word.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>

namespace pptplab::sim::scenario
{
namespace
{

/// What bash makes of a word.
std::string
Read(const std::string& word)
{
    const std::string command = "bash -c \"$(cat <<'END'\nprintf %s " + word + "\nEND\n)\"";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string text;
    std::array<char, 256> buffer{};
    std::size_t size = 0;
    while ((size = fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0)
    {
        text.append(buffer.data(), size);
    }
    return text;
}

TEST(ShellWord, PlainWordsStayAsTheyAre)
{
    EXPECT_EQ(ShellWord("clients.office.holding=4s"), "clients.office.holding=4s");
    EXPECT_EQ(ShellWord(""), "''");
    EXPECT_EQ(ShellWord("it's"), "'it'\\''s'");
}

TEST(ShellWord, AShellReadsWhatWasMeant)
{
    for (const std::string word : {"it's $HOME `id` \\ \"x\" !* ~ #;&|<>",
                                   "key={ exponential = \"30min\" }",
                                   "\xC2\xA7 \xFF",
                                   "a\nb\x1b[2J'\\",
                                   "~/x",
                                   "-n"})
    {
        EXPECT_EQ(Read(ShellWord(word)), word);
    }
}

} // namespace
} // namespace pptplab::sim::scenario
