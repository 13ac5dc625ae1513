// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/map-file.h"

#include "topologies/gml-document.h"
#include "topologies/graphml-document.h"
#include "topologies/map-builder.h"

#include <cctype>
#include <fstream>
#include <utility>

namespace pptplab::topologies
{

namespace
{

/// What a file is by its first octet: XML in any encoding, or GML. What else there is, is told.
Result<bool, std::string>
IsXml(std::istream& in)
{
    constexpr int kGzip = 0x1F;
    const int first = in.peek();
    if (first == std::istream::traits_type::eof())
    {
        return Failure<std::string>{"is empty; wanted is GraphML or GML"};
    }
    if (first == kGzip)
    {
        return Failure<std::string>{"is compressed; unpack it first"};
    }
    const bool isUtf16 = first == 0xFE || first == 0xFF;
    if (first == '<' || isUtf16)
    {
        return true;
    }
    if (std::isalpha(first) == 0 && first != '#')
    {
        return Failure<std::string>{"is no map; wanted is GraphML, which begins with '<', or GML, "
                                    "graph [ node [ id 0 ] ... ]"};
    }
    return false;
}

/// That of UTF-8, which says nothing here.
void
PassOverByteOrderMark(std::istream& in)
{
    for (const int octet : {0xEF, 0xBB, 0xBF})
    {
        if (in.peek() == octet)
        {
            in.get();
        }
    }
}

/// Number of lines that are blank before the content.
std::uint64_t
PassOverBlankLines(std::istream& in)
{
    std::uint64_t lines = 0;
    while (in.peek() != std::istream::traits_type::eof() && std::isspace(in.peek()) != 0)
    {
        lines += in.get() == '\n' ? 1U : 0U;
    }
    return lines;
}

} // namespace

std::string
ToText(const MapError& error)
{
    return error.file + (error.line == 0 ? "" : ':' + std::to_string(error.line)) + ": " +
           error.what;
}

Result<MapReading, MapError>
ReadMap(std::istream& in, const std::string& name, const MapOptions& options)
{
    PassOverByteOrderMark(in);
    const std::uint64_t before = PassOverBlankLines(in);
    const auto located = [before, &name](MapError error) {
        return Failure{
            MapError{name, error.line == 0 ? 0 : error.line + before, std::move(error.what)}};
    };
    const auto isXml = IsXml(in);
    if (!isXml)
    {
        return located({name, 0, isXml.Error()});
    }
    const auto document =
        isXml.Value() ? ReadGraphMl(in, options.limits) : ReadGml(in, options.limits);
    if (!document)
    {
        return located(document.Error());
    }
    auto map = BuildMap(document.Value(), options);
    return map ? Result<MapReading, MapError>(std::move(map).Value()) : located(map.Error());
}

Result<MapReading, MapError>
ReadMapFile(const std::filesystem::path& file, const MapOptions& options)
{
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file))
    {
        return Failure{MapError{file.string(), 0, "cannot be read"}};
    }
    return ReadMap(in, file.string(), options);
}

} // namespace pptplab::topologies
