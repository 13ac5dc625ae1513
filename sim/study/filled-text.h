// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_STUDY_FILLED_TEXT_H
#define PPTPLAB_SIM_STUDY_FILLED_TEXT_H

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pptplab::sim::study
{

/// What stands for each placeholder: "office.rtm.lost" -> "10.8 % (8.5 to 13.6)".
using Words = std::map<std::string, std::string>;

/// A paragraph, a heading, an item of a list, or the name of a table or picture.
struct Block
{
    enum class Kind : std::uint8_t
    {
        Title,     ///< "# ..."
        Heading,   ///< "## ..."
        Paragraph, ///< lines up to an empty one
        Item,      ///< "- ...", with the lines that are indented below it
        Table,     ///< "{table levels office}"
        Picture,   ///< "{picture levels office}"
    };

    Kind kind = Kind::Paragraph;
    std::string text; ///< without its marks; of tables and pictures "levels office"
};

/// The blocks of a template with each "{name}" filled in. Throws BadInput with file and line of
/// every placeholder that has no words, and of braces that do not close.
std::vector<Block> FilledBlocks(const std::string& text,
                                const Words& words,
                                const std::string& file);

} // namespace pptplab::sim::study

#endif
