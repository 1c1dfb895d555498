// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QToolButton>
#include <QWidget>

class QPushButton;

namespace personae {

/// Words in a line that breaks between them where there is no room. GUI thread.
class WordLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WordLine)

public:
    struct Part
    {
        QString text;
        Theme::Type type = Theme::Type::Body;
        Theme::Token color = Theme::Token::Muted;
        QString icon = {}; ///< before the text; empty: none
        bool operator==(const Part &) const = default;
    };

    explicit WordLine(Theme &theme, QWidget *parent = nullptr);

    void setParts(const QList<Part> &parts); ///< the first is the title
    [[nodiscard]] QString text() const;      ///< "Members of Garden Club, At least 100, ..."

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int lay(int width, QPainter *painter) const; ///< the height it takes
    [[nodiscard]] int partWidth(const Part &part) const;

    Theme &m_theme;
    QList<Part> m_parts;
};

/// The line above the table: "listHeaderLabel", "crawlButton", "refreshButton". GUI thread.
class PeopleHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleHeader)

public:
    explicit PeopleHeader(Theme &theme, QWidget *parent = nullptr);

    void setParts(const QList<WordLine::Part> &parts) { m_words->setParts(parts); }
    [[nodiscard]] QString text() const { return m_words->text(); }
    void setRefreshing(bool running);
    void setCrawl(bool offered);

Q_SIGNALS:
    void refreshWanted();
    void cancelWanted();
    void crawlWanted();

private:
    Theme &m_theme;
    WordLine *m_words;
    QPushButton *m_crawl;
    QToolButton *m_refresh;
    bool m_running = false;
};

} // namespace personae
