// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_WORKERS_COLLECTOR_H
#define PPTPLAB_SIM_WORKERS_COLLECTOR_H

#include "sim/workers/worker-pool.h"

#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace pptplab::sim::workers
{

/// Hands each result, or why there is none, to one who waits for it.
class Collector final : public PoolObserver
{
  public:
    using Take = std::function<void(std::size_t task, const std::string& text)>;

    Collector(Take done, Take failed) : m_done(std::move(done)), m_failed(std::move(failed)) {}

    void OnDone(std::size_t task, const std::string& result) override { m_done(task, result); }
    void OnFailed(std::size_t task, const std::string& reason) override { m_failed(task, reason); }

  private:
    Take m_done;
    Take m_failed;
};

} // namespace pptplab::sim::workers

#endif
