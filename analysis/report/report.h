// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_REPORT_H
#define PPTPLAB_ANALYSIS_REPORT_REPORT_H

#include "analysis/report/table.h"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// What the axes of curves show; a picture that has it can be looked into: values and intervals
/// under the pointer, zoom, curves taken away.
struct Axes
{
    std::string x;
    std::string y;
    bool logX = false;
    bool logY = false;
    double factorX = 1; ///< by which numbers of the CSV are multiplied for the axis: 100 for "%"
    double factorY = 1;
    /// The class by which the SVG draws each curve, in the order of the CSV, with a "-" at its end
    /// where the line is dashed: "pl0 pl0- pl1".
    std::string curves{};
};

/// An SVG image that goes into the page itself.
struct Picture
{
    std::string caption;
    std::string svg;   ///< the text of an SVG file, e.g. from WritePlot
    std::string csv{}; ///< numbers that it was drawn from, "series,x,y,low,high"; may be empty
    std::optional<Axes> axes{};
};

/// Something long that is folded away until somebody asks for it. It is not printed.
struct Fold
{
    std::string id; ///< may be empty
    std::string summary;
    std::vector<Table> tables{};
    std::string text{}; ///< set as it is, in a fixed width
    struct
    {
        std::string id{}; ///< of an earlier fold; empty when there is none
        std::string text{};
    } sameAs{}; ///< where the beginning of it stands already
};

/// What a section is called among the answers of the first screen.
struct Card
{
    std::string group;   ///< cards of one group stand together
    std::string title;   ///< short: "Q194465"
    std::string symptom; ///< what somebody complains of
    std::string answer;
    TableCell verdict{""};
};

struct Section
{
    std::string heading;
    std::vector<std::string> paragraphs; ///< plain text
    std::vector<Table> tables;
    std::vector<Picture> pictures;
    std::string id{}; ///< stable name for links; made from the heading when empty
    std::vector<Fold> folds{};
    std::vector<Section> parts{}; ///< one level: they have none of their own
    std::optional<Card> card{};   ///< shown on the first screen, with the section's first picture
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
    std::string scenario;           ///< text of the scenario, folded at the end; may be empty
    std::optional<Picture> lead{};  ///< the picture of the first screen
    std::string command{};          ///< what repeats it; may be empty
    std::vector<Fold> repetition{}; ///< more that is needed to repeat it
    std::string warning{};          ///< what the answer is to be taken with; may be empty
};

/// Writes one HTML page that needs nothing else: no font, no reference to a network. Everything can
/// be read without its script, which reads the same numbers that stand in the page. It follows the
/// light or dark setting of the reader, fits a phone, and prints. All texts are escaped.
void WriteHtml(const Report& report, std::ostream& out);

} // namespace pptplab::analysis

#endif
