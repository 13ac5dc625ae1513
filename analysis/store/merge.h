// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_MERGE_H
#define PPTPLAB_ANALYSIS_STORE_MERGE_H

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// Makes `out` the union of these databases and of itself, if it is there: of campaigns by plan
/// hash, of cells by key, of replications by number. The order, or how often one is given, does
/// not matter: where two differ, the larger demand counts, a result before a failure, and of two
/// results of one replication (machines may differ in the last digit of a logarithm) the text that
/// sorts last. `out` changes as a whole or not at all. `done` is called after each input and may
/// throw to stop. Memory does not grow with the inputs.
///
/// Throws StoreError when one is no database of this schema, or when not all are of one program
/// version.
///
/// Returns how many results were there twice with other content.
std::size_t Merge(const std::string& out,
                  std::vector<std::string> inputs,
                  const std::function<void()>& done);

} // namespace pptplab::analysis

#endif
