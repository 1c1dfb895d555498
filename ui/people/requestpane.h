// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/person.h"
#include "ui/people/peopleparts.h"

#include <QWidget>

#include <memory>

namespace personae {

class RequestListModel;

/// The queue of incoming requests ("requestTable") with accept and reject. GUI thread.
class RequestPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestPane)

public:
    RequestPane(const PeopleParts &parts, RequestListModel &model, QWidget *parent = nullptr);
    ~RequestPane() override;

    void showAccount(const AccountId &account);
    void focusList();

Q_SIGNALS:
    void personChosen(const personae::PersonRef &ref);
    void inspectorWanted();
    void clicked();
    void announced(const QString &sentence);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace personae
