// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_FORMS_ROWS_H
#define PPTPLAB_SIM_SCENARIO_FORMS_ROWS_H

#include "models/base/units.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// One row of a table that a key takes: of a CSV file, or written in its place.
struct Row
{
    std::string where;              ///< "day.csv:3" or "row 3", for messages
    bool fromFile = false;          ///< where a number without a unit is in seconds
    std::vector<std::string> cells; ///< cells, one a column; optional ones may be missing
};

struct Columns
{
    std::vector<std::string> names;
    std::size_t required = 0; ///< how many of them, from the first on
};

inline constexpr std::size_t kMostRows = 1'000'000;

/// `value` is the name of a CSV file (csv-file.h), which names its columns in any order, or a list
/// of rows that are lists (or single cells).
Reading<std::vector<Row>> RowsOf(const Value& value, const Columns& columns);

/// A time as files have it: "90s", or 90, which is in seconds.
std::optional<Duration> TimeInFile(std::string_view text);

/// 0 to kLongestTime: "90s"; in a file also 90. `column` for the message.
Reading<Duration> TimeCell(const Row& row, std::size_t cell, std::string_view column);

Reading<double> NumberCell(const Row& row, std::size_t cell, const NumberForm& form);

} // namespace pptplab::sim::scenario

#endif
