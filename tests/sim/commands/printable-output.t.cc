// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/printable-output.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pptplab::sim::commands
{
namespace
{

TEST(PrintableOutput, EscapesWhatMovesTheCursorInWhateverPiecesItComes)
{
    const std::string text = "a\x1b[2J\tb\r\xC3\xBC\xE2\x80\xAE\xF0\x9F\x98\x80\xFF\n";
    const std::string shown = "a\\x1b[2J\tb\r\xC3\xBC\\u{202e}\xF0\x9F\x98\x80\\xff\n";
    for (std::size_t piece = 1; piece <= text.size(); ++piece)
    {
        std::ostringstream out;
        {
            const PrintableOutput printable(out);
            for (std::size_t at = 0; at < text.size(); at += piece)
            {
                out << text.substr(at, piece);
            }
            out << std::flush;
        }
        EXPECT_EQ(out.str(), shown) << piece;
        out << "\x1b";
        EXPECT_EQ(out.str(), shown + "\x1b") << "it lives no more";
    }
}

TEST(PrintableOutput, ACharacterThatIsNeverEndedIsShown)
{
    std::ostringstream out;
    const PrintableOutput printable(out);
    out << "\xE2\x80" << std::flush;
    out.put('\x07');
    EXPECT_EQ(out.str(), "\\xe2\\x80\\x07");
}

} // namespace
} // namespace pptplab::sim::commands
