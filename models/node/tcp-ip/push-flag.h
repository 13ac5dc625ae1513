// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_TCP_IP_PUSH_FLAG_H
#define PPTPLAB_MODELS_NODE_TCP_IP_PUSH_FLAG_H

#include <ns3/ptr.h>
#include <ns3/tcp-l4-protocol.h>

namespace pptplab::node
{

/// Segments of control connections that carry data have PSH from now on, as in the trace of
/// Q162847: NT pushes what was written at once, and each message is written at once and fits one
/// segment. ns-3 never sets it. Other connections are left alone.
/// Pre: `tcp` is aggregated to a node with IPv4.
void PushControlMessages(const ns3::Ptr<ns3::TcpL4Protocol>& tcp);

} // namespace pptplab::node

#endif
