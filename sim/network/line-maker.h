// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_LINE_MAKER_H
#define PPTPLAB_SIM_NETWORK_LINE_MAKER_H

#include "models/base/random-stream.h"
#include "models/node/network/access-device.h"
#include "sim/scenario/structs/access-link.h"

#include <memory>
#include <string>

namespace pptplab::sim::network
{

/// Makes the access lines of machines that are alike. What happens on a line depends on the name of
/// its machine, not on how many others there are.
class LineMaker
{
  public:
    LineMaker(const scenario::AccessLink& link, const RunNumber& run);

    node::AccessLine Make(const std::string& machine) const;

  private:
    using Impairments = std::shared_ptr<const node::Impairments>; ///< none when nothing happens

    RunNumber m_run;
    node::LinkDirection::Options m_up;
    node::LinkDirection::Options m_down;
    Impairments m_impairmentsUp;
    Impairments m_impairmentsDown;
    node::Retrains m_retrains;
};

} // namespace pptplab::sim::network

#endif
