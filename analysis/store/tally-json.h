// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_TALLY_JSON_H
#define PPTPLAB_ANALYSIS_STORE_TALLY_JSON_H

#include "analysis/stats/tally.h"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pptplab::analysis
{

/// Stands before the name of a group of clients whose attempts and refusals are among the sums.
inline constexpr std::string_view kGroupPrefix = "group/";

/// What is wrong with a text of tallies.
class WrongTallies : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/// The counter of the batch that goes by `name` in databases; none when no counter does.
std::uint64_t* CounterOf(Batch& batch, const std::string& name);

/// The counts of a replication as replications.tallies has them (schema.sql). Numbers are in the
/// shortest form that reads back to the same double.
std::string ToTallyJson(const Replication& replication);

/// Groups come back by name. Throws WrongTallies when it is not what ToTallyJson has written of so
/// many batches, or counts what cannot be.
Replication FromTallyJson(const std::string& text, std::size_t batches);

} // namespace pptplab::analysis

#endif
