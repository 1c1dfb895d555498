// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peoplefixture.h"

#include <QPersistentModelIndex>
#include <QRandomGenerator>

namespace personae {

/// Random changes of a list of people against a plain reference: after everything has been answered
/// the same rows, texts, ticks and wishes, and the current row stayed as long as its person was
/// shown.
class TestPeopleRandom final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsRandomChanges_data();
    void followsRandomChanges();

private:
    void change();
    void changePeople();
    void changeQuery();
    void answerSomething();
    void lookSomewhere();
    void tickSomebody();
    void wishSomething();
    void advanceWish();
    void chooseCurrent();
    void checkCurrent();
    void checkAll();
    [[nodiscard]] quint32 somebody();
    [[nodiscard]] Person wished(quint32 id) const;

    std::unique_ptr<PeopleFixture> m_fixture;
    QRandomGenerator m_random;
    quint32 m_lastId = 0;
    QPersistentModelIndex m_current;
    quint32 m_currentId = 0;
    QSet<quint32> m_ticked;
    QList<OutboxEntry> m_open; ///< oldest first
    qint64 m_lastEntry = 0;
};

} // namespace personae
