// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_REPORT_H
#define PPTPLAB_ANALYSIS_REPORT_REPORT_H

#include "analysis/report/table.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// An SVG image that goes into the page itself.
struct Picture
{
    std::string caption;
    std::string svg; ///< the text of an SVG file, e.g. from WritePlot
};

struct Section
{
    std::string heading;
    std::vector<std::string> paragraphs; ///< plain text
    std::vector<Table> tables;
    std::vector<Picture> pictures;
};

/// A line of the box at the end: program version, seed, command, ...
struct Provenance
{
    std::string name;
    std::string value;
};

struct Report
{
    std::string title;
    std::string question;
    std::string answer; ///< may be empty
    std::string method;
    std::vector<std::string> notModelled;
    std::vector<Section> sections;
    std::vector<Provenance> provenance;
    std::string scenario; ///< text of the scenario, folded at the end; may be empty
};

/// Writes one HTML page that needs nothing else: no script, no font, no reference to a network.
/// It follows the light or dark setting of the reader, and prints. All texts are escaped.
void WriteHtml(const Report& report, std::ostream& out);

} // namespace pptplab::analysis

#endif
