// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picturequeue.h"

#include <algorithm>

namespace personae {

PictureQueue::PictureQueue(AccountRegistry &accounts, PictureStore &pictures, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_pictures(pictures)
{
    connect(&accounts, &AccountRegistry::removed, this, [this](const AccountId &account) {
        m_lines.removeIf([&account](const auto &it) {
            const QList<Wanted> all = it.value().waiting + it.value().inFlight;
            return !all.isEmpty() && all.first().account == account;
        });
    });
}

void PictureQueue::want(const AccountId &holder, const AccountId &account, AccountLane &lane,
                        const QString &pictureId, int edgePixels)
{
    const Wanted wanted{account, &lane, pictureId, lane.api().pictureVariant(edgePixels),
                        edgePixels};
    Line &line = m_lines[holder];
    const auto isSame = [&wanted](const Wanted &other) { return other.isSame(wanted); };
    if (std::any_of(line.inFlight.cbegin(), line.inFlight.cend(), isSame))
        return;
    line.waiting.removeIf(isSame); // it comes to the front
    line.waiting.append(wanted);
    if (line.waiting.size() + line.inFlight.size() > mostOpen) {
        const Wanted oldest = line.waiting.takeFirst();
        m_pictures.askAgain(holder, oldest.pictureId, oldest.edge);
    }
    pump(holder);
}

void PictureQueue::pump(const AccountId &holder)
{
    const auto line = m_lines.find(holder);
    if (line == m_lines.end())
        return;
    while (line->inFlight.size() < mostInFlight && !line->waiting.isEmpty()) {
        const Wanted newest = line->waiting.takeLast();
        if (!newest.lane)
            continue;
        line->inFlight.append(newest);
        fetch(holder, newest);
    }
    if (line->inFlight.isEmpty() && line->waiting.isEmpty())
        m_lines.erase(line);
}

/// The answer never comes from inside.
void PictureQueue::fetch(const AccountId &holder, const Wanted &wanted)
{
    LaneCall *call =
        wanted.lane->perform(wish::ReadPicture{wanted.pictureId, wanted.variant}, this);
    connect(call, &LaneCall::finished, this, [this, holder, wanted](const Answer &answer) {
        if (const auto line = m_lines.find(holder); line != m_lines.end())
            line->inFlight.removeIf(
                [&wanted](const Wanted &other) { return other.isSame(wanted); });
        if (answer.ok() && answer.picture && m_accounts.find(wanted.account)) {
            m_pictures.put(holder, wanted.pictureId, wanted.edge, answer.picture->bytes);
            Q_EMIT arrived(holder, wanted.pictureId);
        }
        pump(holder);
        if (answer.ranOut)
            Q_EMIT ranOut(holder, wanted.pictureId);
    });
}

} // namespace personae
