// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_TRACE_FOLDS_H
#define PPTPLAB_SIM_REPRODUCE_TRACE_FOLDS_H

#include "analysis/report/report.h"
#include "sim/reproduce/example-call.h"

#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// The traces of a page: what an earlier one has already is not written once more.
class TraceFolds
{
  public:
    /// The frames of one call, folded away, as `id` of the page. Many calls begin alike, and of
    /// several cells even end alike: then it refers to the earlier trace, called by `where` it is.
    analysis::Fold Of(const ExampleCall& example, const std::string& id, const std::string& where);

  private:
    struct Shown
    {
        std::string id;
        std::string where;
        std::vector<std::string> lines;
    };

    std::vector<Shown> m_shown;
};

/// One line for each frame but bare acknowledgements, and one for those left out: "   4   0.020
/// client > server  PPTP ...".
std::vector<std::string> FrameLines(const ExampleCall& example);

} // namespace pptplab::sim::reproduce

#endif
