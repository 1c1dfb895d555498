// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/lists/outboxmodel.h"
#include "ui/theme/theme.h"
#include "ui/window/windowwording.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>

class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace personae {

class Outbox;
class ServicePort;

/// The inspector for one outbox entry: what, where, how it stands, why, and what the service
/// showed. GUI thread.
class OutboxDetails final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutboxDetails)

public:
    /// `service`: another way can be tried; nullptr: it is not offered.
    OutboxDetails(OutboxModel &model, Outbox &outbox, ServicePort *service,
                  const WindowWording &wording, Theme &theme, QWidget *parent = nullptr);

    void showEntry(qint64 id); ///< 0: hints only

Q_SIGNALS:
    void accountWanted(const personae::AccountId &account);
    void personWanted(const personae::PersonRef &ref); ///< whom the change is about
    void signInWanted(const personae::AccountId &account);

private:
    void refresh();
    void fill(const OutboxRow &row, const QModelIndex &index);
    void addFact(const QString &label, const QString &value, const QString &tip = {});
    void addPerson(const OutboxEntry &entry);
    void addMember(const MemberCommand &command);
    void addButton(const OutboxEntry &entry);
    void addFields(const OutboxEntry &entry);
    void addRemedy(const OutboxEntry &entry, QVBoxLayout &into);
    void openAdvanced(const AccountId &account);

    OutboxModel &m_model;
    Outbox &m_outbox;
    ServicePort *m_service;
    const WindowWording &m_wording;
    Theme &m_theme;
    qint64 m_entry = 0;
    QWidget *m_facts = nullptr;
    QFormLayout *m_form = nullptr;
};

} // namespace personae
